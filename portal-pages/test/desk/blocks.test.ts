import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { Refused } from '@/api/http'
import type { Area } from '@/desk/area'
import { areas } from '@/desk/areas'
import ConflictDialog from '@/desk/blocks/ConflictDialog.vue'
import DeskList from '@/desk/blocks/DeskList.vue'
import FormField from '@/desk/blocks/FormField.vue'
import UploadSheet from '@/desk/blocks/UploadSheet.vue'
import { useRows } from '@/desk/blocks/useRows'
import { navigation } from '@/desk/navigation'
import { useWaiting } from '@/desk/start/useWaiting'
import { texts } from '@/desk/texts'
import { i18n } from '@/i18n'

i18n.global.mergeLocaleMessage('zh-CN', { desk: { ...texts, ...Object.fromEntries(areas.map((area) => [area.id, area.texts])) } })
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<div/>' } }] })
const global = { plugins: [i18n, createPinia(), router] }

beforeEach(() => {
  setActivePinia(createPinia())
})

async function list(items: { id: string; name: string }[] | Error, query = '') {
  await router.push(`/desk/x${query}`)
  const Page = {
    components: { DeskList },
    setup: () => ({
      source: useRows(async () => {
        if (items instanceof Error) throw items
        return { items, next: null }
      }),
      columns: [{ key: 'name', label: '姓名', value: (one: { name: string }) => one.name, choice: true }],
    }),
    template: '<DeskList label="党员" :columns="columns" :source="source" :row-key="(one) => one.id" export-name="党员" empty-text="还没有党员" />',
  }
  const wrapper = mount(Page, { global })
  await flushPromises()
  return wrapper
}

describe('a list', () => {
  const people = Array.from({ length: 120 }, (_, i) => ({ id: String(i), name: `党员${i}` }))

  it('shows a page of it, and how many there are', async () => {
    const page = await list(people)

    expect(page.findAll('tbody tr')).toHaveLength(50)
    expect(page.get('[role=status]').text()).toBe('共 120 行')
  })

  it('is filtered as the address says', async () => {
    const page = await list(people, '?q=党员11')

    expect(page.findAll('tbody tr')).toHaveLength(11)
    expect(page.get('[role=status]').text()).toBe('符合 11 行，共 120 行')
  })

  it('follows the address when one goes back', async () => {
    const page = await list(people, '?q=党员11')
    await router.push('/desk/x')
    await flushPromises()

    expect(page.get('[role=status]').text()).toBe('共 120 行')
  })

  it('writes what one looks for into the address', async () => {
    const page = await list(people)
    await page.get('input').setValue('党员119')
    await flushPromises()

    expect(router.currentRoute.value.query).toEqual({ q: '党员119' })
    expect(page.findAll('tbody tr')).toHaveLength(1)
  })

  it('says that nothing matches, and how to see all again', async () => {
    const page = await list(people, '?q=无')

    expect(page.text()).toContain('没有符合条件的行')
  })

  it('says when there is nothing, and when it cannot be had', async () => {
    expect((await list([])).text()).toContain('还没有党员')
    expect((await list(new Refused(503, 'away', ''))).get('[role=alert]').text()).toContain('服务正在恢复')
  })

  it('says how it is sorted to readers of screens', async () => {
    const page = await list(people)
    await page.get('th button').trigger('click')
    expect(page.get('th').attributes('aria-sort')).toBe('ascending')
    await page.get('th button').trigger('click')

    expect(page.get('th').attributes('aria-sort')).toBe('descending')
  })
})

describe('a field', () => {
  it('is named by its label and described by its error', () => {
    const field = mount(FormField, {
      global,
      props: { label: '地点', error: '不能为空', required: true },
      slots: { default: '<template #default="{ field }"><input v-bind="field" /></template>' },
    })
    const input = field.get('input')

    expect(field.get('label').attributes('for')).toBe(input.attributes('id'))
    expect(field.get(`#${input.attributes('aria-describedby')}`).text()).toBe('不能为空')
    expect(input.attributes('aria-invalid')).toBe('true')
  })
})

describe('a conflict', () => {
  it('shows what the other did beside what one typed', async () => {
    const dialog = mount(ConflictDialog, {
      global,
      props: { modelValue: true, differences: [{ key: 'a', label: '张伟', theirs: '请假', mine: '' }] },
      attachTo: document.body,
    })
    await flushPromises()

    expect(document.body.textContent).toMatch(/张伟.*请假.*（空）/s)
    dialog.unmount()
  })
})

describe('an upload', () => {
  const choose = async (name: string, size: number) => {
    const upload = mount(UploadSheet, { global, props: { address: '/api/x', label: '名册', limitBytes: 1000 } })
    const input = upload.get('input')
    Object.defineProperty(input.element, 'files', { value: [new File([new Uint8Array(size)], name)] })
    await input.trigger('change')
    return upload
  }

  it.each([
    ['名册.xls', 10, '旧的 .xls'],
    ['名册.xlsx', 0, '文件是空的'],
    ['名册.xlsx', 1001, '超过上限'],
  ])('of %s with %i bytes is refused before it is sent', async (name, size, reason) => {
    const upload = await choose(name, size)

    expect(upload.get('[role=alert]').text()).toContain(reason)
    expect(upload.get('button').attributes('disabled')).toBeDefined()
  })

  it('of a sheet may be sent', async () => {
    expect((await choose('名册.xlsx', 1000)).get('button').attributes('disabled')).toBeUndefined()
  })

  it.each([
    ['the service', JSON.stringify({ type: 'urn:sanwei:refusal:too-large', detail: '提交的内容超过 2 MB，没有接收。' }), '超过 2 MB'],
    ['a gateway without a word', '<h1>413</h1>', '内容太大，没有接收'],
  ])('that is too large for %s says so', async (_, answer, words) => {
    class Refusing {
      readonly upload = {}
      readonly status = 413
      readonly response = new Blob([answer])
      onload = (): void => {}
      open(): void {}
      setRequestHeader(): void {}
      getResponseHeader = (): null => null
      send(): void {
        this.onload()
      }
    }
    vi.stubGlobal('XMLHttpRequest', Refusing)
    const upload = await choose('名册.xlsx', 1000)

    await upload.get('button').trigger('click')
    await vi.waitFor(() => expect(upload.get('[role=alert]').text()).toContain(words), 20_000)
    vi.unstubAllGlobals()
  })
})

const area = (id: string, roles: Area['pages'][number]['roles'], nav = true): Area => ({
  id,
  title: id,
  texts: {},
  pages: [{ path: id, name: id, title: id, roles, ...(nav ? { nav: { icon: 'list' as const } } : {}), component: vi.fn() }],
})

describe('the navigation', () => {
  it('has what one’s roles have, and no empty heading', () => {
    const all = [area('filing', ['branch-secretary', 'township-office']), area('closing', ['township-office']), area('form', ['branch-secretary'], false)]

    expect(navigation(all, ['branch-secretary', 'member']).map((group) => group.id)).toEqual(['filing'])
    expect(navigation(all, ['township-office']).map((group) => group.id)).toEqual(['filing', 'closing'])
    expect(navigation(all, ['resident'])).toEqual([])
  })

  it('has every page of the desk at an address and under a name of its own', () => {
    const pages = areas.flatMap((one) => one.pages)

    expect(new Set(pages.map((page) => page.name)).size).toBe(pages.length)
    expect(new Set(pages.map((page) => page.path)).size).toBe(pages.length)
    for (const page of pages) expect(page.roles.length, page.name).toBeGreaterThan(0)
  })

  it('and every title has its words', () => {
    const { t, te } = i18n.global
    for (const one of areas) {
      for (const key of [one.title, ...one.pages.map((page) => page.title), ...(one.waiting ?? []).map((source) => source.title)]) {
        expect(te(key), key).toBe(true)
        expect(t(key)).not.toBe('')
      }
    }
  })
})

describe('what waits', () => {
  const open = (sources: Parameters<typeof useWaiting>[0]) => effectScope().run(() => useWaiting(sources))!
  const source = (id: string, load: () => Promise<{ text: string; count: number; to: string; urgent?: boolean }[]>) => ({ id, title: id, roles: [], load })

  it('comes from all sources: the urgent first, nothing of which there is none', async () => {
    const { waiting, load } = open(() => [
      source('a', async () => [{ text: 'a', count: 2, to: '/a' }, { text: 'none', count: 0, to: '/n' }]),
      source('b', async () => [{ text: 'b', count: 1, to: '/b', urgent: true }]),
    ])
    await load()

    expect(waiting.value.lines.map((line) => line.text)).toEqual(['b', 'a'])
    expect(waiting.value.open).toBe(0)
  })

  it('names the source that fails, and shows the others', async () => {
    const { waiting, load } = open(() => [
      source('a', async () => [{ text: 'a', count: 2, to: '/a' }]),
      source('b', async () => {
        throw new Refused(503, 'away', '稍后再试')
      }),
    ])
    await load()

    expect(waiting.value.lines).toHaveLength(1)
    expect(waiting.value.failed.map((one) => one.source.id)).toEqual(['b'])
  })
})
