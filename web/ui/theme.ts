import { createTheme, type MantineColorsTuple } from '@mantine/core'

/**
 * Design tokens: the only place that names a colour. Each becomes a CSS variable
 * (`accentSoft` → `--accent-soft`) for light and dark; see `token-styles.ts`.
 */
export const tokens = {
  light: {
    accent: '#0B6E69',
    accentHover: '#095E5A',
    accentInk: '#075450',
    accentSoft: '#E6F2F1',
    onAccent: '#FFFFFF',
    ink: '#101828',
    muted: '#5B6677',
    faint: '#98A2B3',
    line: '#E4E7EC',
    fieldLine: '#858F9E',
    background: '#F7F8FA',
    card: '#FFFFFF',
    fill: '#EEF1F4',
    fillInk: '#344054',
    success: '#17663A',
    successSoft: '#EAF6EF',
    warning: '#8A5A00',
    warningSoft: '#FFF6E0',
    warningLine: '#F3DFB2',
    danger: '#B42318',
    dangerSoft: '#FEF1F0',
    dangerLine: '#F6CFCB',
    shade: 'rgb(16 24 40 / 45%)',
  },
  dark: {
    accent: '#0F7F79',
    accentHover: '#0C6F6A',
    accentInk: '#74D3CB',
    accentSoft: '#12302F',
    onAccent: '#FFFFFF',
    ink: '#EEF2F6',
    muted: '#9DAAB7',
    faint: '#66727F',
    line: '#26323D',
    fieldLine: '#66737F',
    background: '#0B1117',
    card: '#131B23',
    fill: '#1F2933',
    fillInk: '#C8D2DC',
    success: '#7BD3A0',
    successSoft: '#12291D',
    warning: '#F2C063',
    warningSoft: '#2A2110',
    warningLine: '#4C3B17',
    danger: '#FF9B91',
    dangerSoft: '#321716',
    dangerLine: '#5C2823',
    shade: 'rgb(0 0 0 / 60%)',
  },
} as const

const fontFamily =
  'system-ui, -apple-system, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "Segoe UI", Roboto, sans-serif'

/** Ten tints of the accent for the form kit; the seventh is the accent itself. */
const accent: MantineColorsTuple = [
  '#E6F2F1',
  '#CDE5E3',
  '#A3CFCC',
  '#74B6B1',
  '#459C96',
  '#1F857F',
  '#0B6E69',
  '#095E5A',
  '#075450',
  '#053F3C',
]

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent },
  black: tokens.light.ink,
  fontFamily,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  defaultRadius: '12px',
  cursorType: 'pointer',
  respectReducedMotion: true,
})
