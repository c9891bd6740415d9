import { signedIn } from '#platform/context'
import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import { maskPhone } from '#platform/mask-contact'
import { codes } from '../codes.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { changeContact, resendContactCode } from './change-contact.ts'
import { confirmContact } from './confirm-contact.ts'
import { contactsContract } from './contract.ts'
import { removePhone } from './remove-phone.ts'
import { showContacts } from './show-contacts.ts'
import { undoChange } from './undo-change.ts'

const write = { permission: 'signed_in', transaction: 'write', ratePerMinute: 30 } as const
const resends = codes('code_expired', 'messages_too_often', 'texts_paused')
const confirms = codes('code_wrong', 'code_spent', 'code_expired')

/** Each change asks for a fresh factor, bound to exactly the new address or number. */
const emailEndpoints = (kit: IdentityKit): readonly Endpoint[] => [
  endpoint(contactsContract, 'POST /v1/me/email', {
    ...write,
    problems: codes('email_invalid', 'contact_unchanged', 'messages_too_often'),
    stepUp: {
      shows: async (_, { body }) => ({
        en: `Change your e-mail address to ${body.email}`,
        'zh-CN': `将邮箱更改为 ${body.email}`,
      }),
    },
    handle: async (ctx, { body }) => ({
      status: 202,
      body: await changeContact(ctx, kit, { kind: 'email', text: body.email }),
    }),
  }),
  endpoint(contactsContract, 'POST /v1/me/email/resend', {
    ...write,
    problems: resends,
    handle: async (ctx) => ({ status: 202, body: await resendContactCode(ctx, kit, 'email') }),
  }),
  endpointWithoutTransaction(contactsContract, 'POST /v1/me/email/confirm', {
    permission: 'signed_in',
    problems: [...confirms, ...codes('email_taken')],
    handle: async (ctx, { body: { code } }) => ({
      status: 200,
      body: await confirmContact(ctx, kit, { kind: 'email', code }),
    }),
  }),
]

const phoneEndpoints = (kit: IdentityKit): readonly Endpoint[] => [
  endpoint(contactsContract, 'POST /v1/me/phone', {
    ...write,
    problems: codes('phone_invalid', 'contact_unchanged', 'messages_too_often', 'texts_paused'),
    stepUp: {
      shows: async (_, { body }) => ({
        en: `Change your phone number to ${maskPhone(body.phone)}`,
        'zh-CN': `将手机号更改为 ${maskPhone(body.phone)}`,
      }),
    },
    handle: async (ctx, { body }) => ({
      status: 202,
      body: await changeContact(ctx, kit, { kind: 'phone', text: body.phone }),
    }),
  }),
  endpoint(contactsContract, 'POST /v1/me/phone/resend', {
    ...write,
    problems: resends,
    handle: async (ctx) => ({ status: 202, body: await resendContactCode(ctx, kit, 'phone') }),
  }),
  endpointWithoutTransaction(contactsContract, 'POST /v1/me/phone/confirm', {
    permission: 'signed_in',
    problems: [...confirms, ...codes('phone_taken')],
    handle: async (ctx, { body: { code } }) => ({
      status: 200,
      body: await confirmContact(ctx, kit, { kind: 'phone', code }),
    }),
  }),
  endpoint(contactsContract, 'DELETE /v1/me/phone', {
    ...write,
    problems: ['platform.not_found', ...codes('last_contact', 'last_way')],
    stepUp: {
      shows: async () => ({ en: 'Remove your phone number', 'zh-CN': '移除手机号' }),
    },
    handle: async (ctx) => ({ status: 200, body: await removePhone(ctx, kit) }),
  }),
]

export const contactEndpoints = (kit: IdentityKit): readonly Endpoint[] => [
  endpoint(contactsContract, 'GET /v1/me/contacts', {
    permission: 'signed_in',
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await showContacts(ctx, signedIn(ctx)) }),
  }),
  ...emailEndpoints(kit),
  ...phoneEndpoints(kit),
  endpoint(contactsContract, 'POST /v1/contact-changes/undo', {
    permission: 'anyone',
    transaction: 'write',
    problems: codes('link_spent', 'undo_newer_first', 'old_contact_taken'),
    ratePerMinute: 30,
    handle: async (ctx, { body }) => ({
      status: 200,
      body: await undoChange(ctx, kit, body.token),
    }),
  }),
]
