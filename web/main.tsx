import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { useTranslation } from 'react-i18next'
import './ui/styles.ts'
import { createQueryClient } from './api/queries.ts'
import { startLanguage } from './language.ts'
import { createAppRouter } from './routes.tsx'
import { LanguageProvider } from './ui/language-context.ts'
import { theme } from './ui/theme.ts'

const router = createAppRouter()
const queries = createQueryClient()
const themes = localStorageColorSchemeManager({ key: 'theme' })

const App = () => {
  const { i18n } = useTranslation()
  return (
    // Its variables stand in a stylesheet made at build: the content policy allows no inline style.
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={themes}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <LanguageProvider value={i18n.language}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  )
}

await startLanguage()
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Suspense>
      <App />
    </Suspense>
  </StrictMode>,
)
