import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { tokenStyles } from './web/ui/token-styles.ts'

const webFolder = join(dirname(fileURLToPath(import.meta.url)), 'web')

/** Design tokens become a stylesheet at build: the content policy allows no inline styles. */
const tokenSheet = (): Plugin => {
  const file = join(webFolder, 'ui', 'tokens.css')
  return {
    name: 'token-sheet',
    resolveId: (id) => (id === 'virtual:tokens.css' ? file : undefined),
    load: (id) => (id === file ? tokenStyles() : undefined),
  }
}

/** The program answers the API while `vite` serves the screens. */
const program = `http://127.0.0.1:${process.env.PORT ?? '4000'}`

export default defineConfig({
  root: webFolder,
  publicDir: 'static',
  plugins: [react(), tokenSheet()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    // A data: font or script would be refused by the content policy.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { '/v1': program, '/dev': program, '/docs': program, '/openapi.json': program },
  },
})
