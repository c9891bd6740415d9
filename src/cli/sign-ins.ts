import { cast, demoPassword } from '../demo-cast.ts'

/** Who can sign in to the demo, a line each. */
export const describeSignIns = (): string => {
  const rows = Object.values(cast).map(({ email, name, roles }) => {
    const what = roles ? `${name}, staff (${roles.join(', ')})` : name
    return `    ${email.padEnd(28)} ${what}`
  })
  const head = `  Demo sign-ins: password ${demoPassword}, then the code that lands in /inbox:`
  return [head, ...rows].join('\n')
}
