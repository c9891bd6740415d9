/** `OK284011773` → `OK 2840 1177 3`, as people read it out. */
export const showAccountNumber = (accountNumber: string): string =>
  accountNumber.replace(/^(OK)(\d{4})(\d{4})(\d)$/, '$1 $2 $3 $4')
