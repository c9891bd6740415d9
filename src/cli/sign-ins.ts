import { cast, demoPassword } from '../demo-cast.ts'

/** Who can sign in to the demo, a line each. */
export const describeSignIns = (): string => {
  const rows = Object.values(cast).map(({ email, name, roles }) => {
    const what = roles ? `${name}, staff (${roles.join(', ')})` : name
    return `    ${email.padEnd(28)} ${what}`
  })
  return [
    `  Demo sign-ins: password ${demoPassword}, then the code that lands in /inbox:`,
    ...rows,
    '  Staff need an authenticator; what theirs shows:  npm run okpay -- demo code',
  ].join('\n')
}
