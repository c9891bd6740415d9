import type { CodeSets } from '../code-table.ts'

/** Outcomes of EVM chains and of the contracts of USDC and USDT, as a node or receipt has them. */
export const chainCodes = {
  evm: {
    money: 'held',
    except: {
      confirmed: 'taken',
      reverted: 'not_taken',
      address_invalid: 'not_taken',
      address_refused: 'not_taken',
      contract_paused: 'not_taken',
      reorganised: 'unknown',
    },
    codes: {
      confirmed: 'receipt_success',
      confirming: 'pending mined_unconfirmed',
      fee_too_low: 'underpriced replacement_underpriced fee_cap_too_low dropped',
      reverted: 'receipt_reverted out_of_gas nonce_too_low insufficient_gas_funds',
      reorganised: 'block_reorganised receipt_gone',
      wrong_network: 'chain_mismatch',
      wrong_asset: 'token_unknown native_coin',
      below_minimum: 'dust',
      address_invalid: 'checksum_mismatch address_zero address_contract',
      address_refused: 'blacklisted sanctioned',
      contract_paused: 'contract_paused',
      network_down: 'no_new_blocks node_unreachable',
    },
  },
} as const satisfies CodeSets
