import type { Fact } from '#platform/events'
import type { PersonId } from '#platform/ids'
import type { Words } from '#platform/problems'
import type { Rail, Scope } from './scope.ts'
import type { Window } from './window.ts'

const scopeOf = ({ operations, methods, currencies, countries }: Scope) => ({
  ...{ operations, methods, currencies, countries },
})

/** What is closed and what is back. The subject is the window or the outage. */
export const availabilityEvents = {
  /** Maintenance was planned. */
  windowPlanned: (window: Window): Fact => ({
    type: 'availability.window_planned',
    subject: window.id,
    data: {
      ...scopeOf(window),
      title: window.title,
      startsAt: window.startsAt.toISOString(),
      endsAt: window.endsAt.toISOString(),
    },
  }),
  /** Planned maintenance was moved, is being tried, or was called off before it began. */
  windowChanged: (window: Window): Fact => ({
    type: 'availability.window_changed',
    subject: window.id,
    data: {
      state: window.state,
      startsAt: window.startsAt.toISOString(),
      endsAt: window.endsAt.toISOString(),
    },
  }),
  /** Maintenance takes longer than planned: staff must say until when. */
  windowOverran: ({ id, title, endsAt }: Window): Fact => ({
    type: 'availability.window_overran',
    subject: id,
    data: { title, endsAt: endsAt.toISOString() },
  }),
  /** Maintenance began; what it names cannot be begun. */
  windowClosed: (window: Window): Fact => ({
    type: 'availability.closed',
    subject: window.id,
    data: { kind: 'maintenance', ...scopeOf(window), until: window.endsAt.toISOString() },
  }),
  /** A rail failed repeatedly, or staff stopped it. */
  railClosed: (outageId: string, rail: Rail, until: Date): Fact => ({
    type: 'availability.closed',
    subject: outageId,
    data: { kind: 'rail_down', rail, until: until.toISOString() },
  }),
  /** Maintenance or an outage is over. */
  reopened: (closureId: string, kind: 'maintenance' | 'rail_down'): Fact => ({
    type: 'availability.reopened',
    subject: closureId,
    data: { kind },
  }),
  /** What this person asked to be told of is back; once a person and closure. */
  backForYou: (personId: PersonId, closureId: string, title: Words): Fact => ({
    type: 'availability.back_for_you',
    subject: personId,
    data: { closure: closureId, title },
  }),
} as const
