import { defineStore } from 'pinia'
import { ref, watch } from 'vue'

/** 18 pt is the least for elders, 30 pt the largest that the rules for such pages ask for. */
export type TextSize = 'standard' | 'elder' | 'elder-large'
export type Locale = 'zh-CN' | 'en'

const sizes: readonly TextSize[] = ['standard', 'elder', 'elder-large']

export const useDisplay = defineStore('display', () => {
  const size = ref<TextSize>(read('sanwei.text', sizes, 'standard'))
  const locale = ref<Locale>(read('sanwei.locale', ['zh-CN', 'en'], 'zh-CN'))

  watch(
    size,
    (value) => {
      document.documentElement.dataset['text'] = value
      keep('sanwei.text', value)
    },
    { immediate: true },
  )
  watch(
    locale,
    (value) => {
      document.documentElement.lang = value
      keep('sanwei.locale', value)
    },
    { immediate: true },
  )

  return { size, locale }
})

function read<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  try {
    const value = localStorage.getItem(key)
    return allowed.find((one) => one === value) ?? otherwise
  } catch {
    // Storage may be switched off; the pages work without it.
    return otherwise
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // As above: it is then asked for again on the next visit.
  }
}
