import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { SourceFile } from './rule.ts'

export const projectFolder = resolve(import.meta.dirname, '../..')

const patterns = [
  '{src,web,test,bench,bin,help,docs,migrations}/**/*.{ts,tsx,mjs,json,md,sql,css,html}',
  '*.{md,ts,json}',
]
const skipped = /node_modules|^test\/fixtures\/|^docs\/reference\/|package-lock|\.gen\.ts$/

/** Every file of the project that people write and read. */
export const projectFiles = (): readonly SourceFile[] =>
  globSync(patterns, { cwd: projectFolder, exclude: ['**/node_modules/**'] })
    .filter((path) => !skipped.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(resolve(projectFolder, path), 'utf8') }))
