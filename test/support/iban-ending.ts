/** An IBAN of a bank in Germany whose last four digits choose what the bank on this machine does. */
export const ibanEnding = (end: string): string => {
  const bban = `37040044053201${end}`
  const digits = `${bban}131400`
  const check = 98n - (BigInt(digits) % 97n)
  return `DE${String(check).padStart(2, '0')}${bban}`
}
