import { afterAll, vi } from 'vitest'

/** The files are run in one world, one after the other: what one of them leaves there is none of the next one's. */
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
  document.title = ''
  localStorage.clear()
  sessionStorage.clear()
})
