import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core'
import { theme, tokens } from './theme.ts'

/** Palettes of the form kit that no screen uses. */
const unused =
  /--mantine-color-(?:blue|cyan|grape|green|indigo|lime|orange|pink|teal|violet|yellow)-/
const unusedSteps = /--mantine-(?:h[1-6]|heading|shadow|breakpoint)-?/

type Variables = Record<string, string>

const used = (variables: Variables): Variables =>
  Object.fromEntries(
    Object.entries(variables).filter(([name]) => !unused.test(name) && !unusedSteps.test(name)),
  )

const named = (scheme: Readonly<Record<string, string>>): Variables =>
  Object.fromEntries(
    Object.entries(scheme).map(([name, value]) => [
      `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    ]),
  )

/** The form kit takes its colours from our tokens. */
const kit: Variables = {
  '--mantine-color-body': 'var(--background)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-anchor': 'var(--accent-ink)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--fill)',
  '--mantine-color-default-border': 'var(--field-line)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-disabled': 'var(--fill)',
  '--mantine-color-disabled-color': 'var(--muted)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
}

/** The stylesheet behind `virtual:tokens.css`; made once, at build. */
export const tokenStyles = (): string => {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme)
  const { variables, light, dark } = defaultCssVariablesResolver(merged)
  return convertCssVariables(
    {
      variables: used(variables),
      light: { '--mantine-color-scheme': 'light', ...used(light), ...kit, ...named(tokens.light) },
      dark: { '--mantine-color-scheme': 'dark', ...used(dark), ...kit, ...named(tokens.dark) },
    },
    ':root',
  )
}
