// Runs before the first paint, so that neither the theme nor the language flashes.
;(() => {
  const remembered = (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  const theme = remembered('theme')
  const dark =
    theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  const page = document.documentElement
  page.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  page.lang = remembered('language') ?? (/^zh\b/i.test(navigator.language) ? 'zh-CN' : 'en')
})()
