import type { CodeSets } from '../code-table.ts'

// A code means the same in whatever message it stands; banks mix the sets.
const meanings = {
  account_wrong: 'AC01 AC02 AC03 AC08 AC14 AC15 BE06 BE23 CNPC UCRD',
  account_closed: 'AC04 AC05 AC07',
  account_blocked: 'AC06 AC16 AC17',
  account_unsuitable: 'AC12 AC13 AG01 AG03 AG07 AG12 NOAR NOCM',
  name_mismatch: 'BE01 BE05 BE21 BE22 RQNR',
  details_missing:
    'BE04 BE07 BE09 BE10 BE11 BE12 BE13 BE14 BE15 BE16 BE17 BE18 BE20 RR01 RR02 RR03 RR12 RECI INDT MINF ED03 RR05',
  bank_code_wrong:
    'AG04 AG05 AG06 AGNT RC01 RC02 RC03 RC04 RC05 RC06 RC07 RC08 RC09 RC10 RC11 CNOR DNOR ED01 AB13 SPII',
  amount_too_high: 'AM02 AM13 AM14 AM21 AM23',
  amount_too_low: 'AM01 AM06 AM15 AM22',
  amount_wrong: 'AM09 AM12 CH20 SVNR',
  currency_not_accepted: 'AM03 AM11 AC09 AC10 AC11 CURR',
  insufficient_funds: 'AM04 SBRN BLCK',
  duplicate: 'AM05 DUPL DU01 DU02 DU03 DU04 DU05 RF01 DS15 DS26 AB12',
  cancelled_by_payer: 'CUST DS02 SP01 SP02 MD06 ENUE CUTA UAPA CANC PPRC',
  recall_answered: 'FOCR RUTA S000 S001 S002 S003 S004 IDMN INDM FRNA NFNA COVR RCON',
  already_returned: 'ARDT AG13 RCAR FF12 PAID MODT',
  refused_by_bank: 'DS04 FR01 FRAD EMVL PINL AM07 NAUT NOAC CTRC AG08 SYAD WNTB UPAY',
  regulation: 'RR04 RR11 CN01 LEGL',
  tax_details_missing: 'RR06',
  remittance_wrong: 'RR07 RR08 RR09 RR10 ERIN CERI NERI CH15 AMSE ATNS',
  holder_deceased: 'MD07',
  mandate_missing:
    'MD01 MD02 MD05 CH09 CH10 CH11 CH12 CH13 CH14 CH22 RC12 FRTR TRAC EOL1 SL14 SL13',
  payee_limit: 'SL15 SL16 TKVE AM18 DS0K',
  payee_does_not_take: 'SL01 SL02 SL03 SL11 SL12 SL17 SL18',
  reason_not_given: 'MS02 MS03 NARR',
  no_answer_from_payee: 'NOAS AB05 AB07 AB08 NRCH',
  date_wrong: 'DT01 DT03 DT04 DT05 DT06 CH03 CH04 CH19 BDAY EDNA TERM DT07',
  cut_off_missed: 'TM01 ADEA ISWS DT02',
  clearing_failed:
    'AB01 AB02 AB03 AB04 AB06 AB09 AB10 AB11 ED05 ED06 DC02 DC04 BE08 DS28 TECH BIAS DISA',
  bank_not_reachable: 'AG10 AG11 RC13 RC14 RC15 RC16 AB21',
  message_wrong:
    'AB15 AB26 AG02 AM10 AM16 AM17 AM19 AM20 BE19 CH07 CH16 CH17 CH21 FF01 FF02 FF03 FF04 FF05 FF06 FF07 FF08 FF10 FF11 FF13 AG09 NOOR INCR MISM MISN NINS DPRG NOFR ID01 DS03 DS08 DS09 DS14 DS18 DS24 DS25 TA01 TD01 TD02 TD03 TS04 INAR',
  signature_wrong:
    'DS0A DS0B DS0C DS0D DS0E DS0F DS0G DS0H DS10 DS11 DS12 DS13 DS16 DS17 DS19 DS20 DS21 DS22 DS23 DS27',
  token_wrong: 'TK01 TK02 TK03 TK09 TKCM TKSG TKSP TKXP',
  cheque: 'FF09 CHQC',
  charges: 'CHCO CHRG',
  request_to_pay_over:
    'AEXR ALAC APAR ARFR ARJR CNNS EDTL EDTR IEDT IPNS IRNR NOPG OSNS PINS RTNS SNRD DRTP ECAG',
  under_way:
    'DS01 DS05 DS06 DS07 TS01 G001 G003 REPR ACCP ACFC ACFW ACIS ACPD ACSP ACTC ACWC ACWP PATC PDNG PRES RCVD ESCA IAAD LPRO NEWI NEXT NSTP ASBR',
  on_hold: 'PRSY G004',
  settled: 'G000 G002 G005 G006 ACCC ACSC CPUC',
  rejected: 'RJCT',
  payee_check: 'RVCM RCVC RVMC RVNA RVNC RVNM',
} as const

const moved = {
  under_way: 'held',
  on_hold: 'held',
  settled: 'taken',
  charges: 'taken',
  already_returned: 'returned',
  recall_answered: 'held',
  request_to_pay_over: 'not_taken',
  payee_check: 'not_taken',
  clearing_failed: 'unknown',
  // The first of the two was taken: giving the money back would pay it twice.
  duplicate: 'unknown',
  no_answer_from_payee: 'unknown',
} as const

/** Codes of banks by the message in which they come. Sources: `test/fixtures/codes/README.md`. */
export const bankCodes = {
  /** camt.053/054 `RtrInf`, pacs.004: a payment that came back. */
  iso_return: { money: 'taken_returning', codes: meanings, except: { settled: 'taken' } },
  /** pain.002: what became of an order of ours. */
  iso_status: { money: 'not_taken', codes: meanings, except: moved },
  iso_rejected: { money: 'not_taken', codes: meanings, except: moved },
  /** camt.056: somebody asks for a payment back. */
  iso_cancellation: { money: 'held', codes: meanings, except: { already_returned: 'returned' } },
  /** camt.029: a recall was refused. */
  iso_cancellation_refused: {
    money: 'taken',
    except: { already_returned: 'returned', request_to_pay_over: 'not_taken' },
    codes: {
      recall_refused:
        'AC04 ADAC AGNT AM04 ARPL CUST IDMN LEGL NARR NOAS NOOR PTNA RQDA RR04 WSEQ PATE',
      already_returned: 'ARDT',
      request_to_pay_over: 'AACR ACLR AEXR ARFR ARJR RCAR RCNR RCPR URTP',
    },
  },
  iso_reversal: { money: 'returned', codes: meanings },
  iso_pending: { money: 'held', codes: meanings },
  iso_transaction_status: { money: 'not_taken', codes: meanings, except: moved },
  iso_mandate: {
    money: 'not_taken',
    codes: { mandate_active: 'ACTV', mandate_missing: 'CANC EXPI SUSP' },
  },
  /** US bank payments. */
  nacha: {
    money: 'taken_returning',
    except: { already_returned: 'returned', settled: 'taken' },
    codes: {
      insufficient_funds: 'R01 R09',
      account_closed: 'R02 R12',
      account_wrong: 'R03 R04 R17 R28 R42 R43',
      account_unsuitable: 'R05 R20 R34',
      recall_answered: 'R06 R31 R36',
      mandate_missing: 'R07 R10 R11 R29',
      cancelled_by_payer: 'R08 R38 R52',
      bank_not_reachable: 'R13 R30 R32 R40 R81 R83',
      holder_deceased: 'R14 R15',
      account_blocked: 'R16',
      date_wrong: 'R18',
      amount_wrong: 'R19 R35',
      name_mismatch: 'R21 R22 R44 R45 R46',
      payee_does_not_take: 'R23',
      duplicate: 'R24 R37 R47 R53 R67 R75',
      message_wrong: 'R25 R26 R27 R41 R61 R69 R71 R80 R82 R84 R85',
      cheque: 'R33 R39 R50 R51',
      already_returned: 'R62 R70 R72 R73 R74 R76 R77',
      cut_off_missed: 'R68',
      regulation: 'R90',
    },
  },
} as const satisfies CodeSets
