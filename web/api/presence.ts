/**
 * Whether somebody is at this page. Pages ask for news by themselves; that must not keep a session
 * open on a device that its owner left.
 */
const awayAfterMs = 60_000
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'pointermove'] as const

let seenAtMs = Date.now()
const see = () => {
  seenAtMs = Date.now()
}
for (const sign of signs) window.addEventListener(sign, see, { passive: true, capture: true })

/** Nobody has touched the page for a minute. */
export const isAway = (): boolean => Date.now() - seenAtMs > awayAfterMs
