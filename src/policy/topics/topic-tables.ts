import type { PolicyDocument } from '../document/policy-document.ts'
import { feesTable, limitsTable } from './money-tables.ts'
import {
  confirmationsTable,
  coolDownsTable,
  countriesTable,
  hoursTable,
  methodsTable,
  timesTable,
} from './other-tables.ts'
import { checksTable } from './rest-tables.ts'
import type { Table } from './table.ts'
import type { Topic } from './topic-names.ts'

export const topicTables: Readonly<Record<Topic, (document: PolicyDocument) => Table>> = {
  limits: limitsTable,
  fees: feesTable,
  times: timesTable,
  methods: methodsTable,
  hours: hoursTable,
  'cool-downs': coolDownsTable,
  confirmations: confirmationsTable,
  countries: countriesTable,
  checks: checksTable,
}
