import type { CodeSets } from '../code-table.ts'

const moved = { approved: 'taken', outcome_unknown: 'unknown', duplicate: 'unknown' } as const

/** Answers of card processors and networks. Sources: `test/fixtures/codes/README.md`. */
export const cardCodes = {
  stripe: {
    money: 'not_taken',
    except: moved,
    codes: {
      declined:
        'call_issuer do_not_honor generic_decline no_action_taken fraudulent lost_card stolen_card merchant_blacklist pickup_card restricted_card security_violation',
      try_again: 'approve_with_id reenter_transaction try_again_later',
      issuer_unreachable: 'issuer_not_available',
      insufficient_funds: 'insufficient_funds',
      limit_exceeded: 'card_velocity_exceeded withdrawal_count_limit_exceeded',
      expired: 'expired_card invalid_expiry_month invalid_expiry_year',
      number_wrong: 'incorrect_number invalid_number',
      security_code_wrong: 'incorrect_cvc invalid_cvc',
      pin_wrong: 'incorrect_pin invalid_pin',
      pin_blocked: 'pin_try_exceeded',
      address_mismatch: 'incorrect_zip',
      not_usable_here:
        'card_not_supported not_permitted service_not_allowed transaction_not_allowed',
      currency_not_supported: 'currency_not_supported',
      amount_invalid: 'invalid_amount',
      account_invalid: 'invalid_account new_account_information_available',
      duplicate: 'duplicate_transaction',
      stopped:
        'do_not_try_again revocation_of_all_authorizations revocation_of_authorization stop_payment_order',
      authentication_failed:
        'authentication_required payment_intent_authentication_failure setup_intent_authentication_failure',
      processing_error: 'processing_error',
      test_card: 'testmode_decline',
    },
  },
  iso8583: {
    money: 'not_taken',
    except: moved,
    codes: {
      approved: '00 11 16 85',
      partly_approved: '10 32',
      declined: '01 02 04 05 07 08 21 34 35 36 37 41 43 59 60 62 63 66 67 93',
      try_again: '19',
      issuer_unreachable: '31 90 91',
      insufficient_funds: '51',
      limit_exceeded: '61 65',
      expired: '33 54',
      number_wrong: '14 15 56',
      security_code_wrong: '82',
      pin_wrong: '55',
      pin_blocked: '38 75',
      not_usable_here: '40 57 58',
      amount_invalid: '13 23 64',
      account_invalid: '39 42 44 52 53',
      duplicate: '26 94',
      authentication_failed: '81 83 86 88 89',
      cancelled_by_payer: '17 18',
      processing_error: '06 20 22 28 29 92 95 96 XA XD',
      set_up_wrong: '03 12 24 25 27 30 76 77 80 84',
      outcome_unknown: '09 68 C0',
    },
  },
} as const satisfies CodeSets
