import { get, NoAnswer, post, Refused } from '@/api/http'
import type { Paged } from '@/api/types'
import { askAbout, sendFile, type Sent } from '../blocks/sendFile'

export interface SheetError {
  sheet: string
  row: number
  column: string
  reason: string
}

export interface CheckedSheet {
  importId: string
  rows: number
  facts: number
  balances: number
  members: number
  known: number
  blank: number
  unread: { sheet: string; column: string }[]
  wrong: number
  errors: SheetError[]
}

export interface ImportedSheet {
  id: string
  rows: number
  added: number
  known: number
}

export interface PastImport {
  importId: string
  rows: number
  added: number
  parts: number
  done: number
  importedBy: string | null
  importedAt: string
  takenBackBy: string | null
  takenBackAt: string | null
}

export const templateAddress = '/api/points/imports/template'
const sheetAddress = '/api/points/imports/sheet'
export const checkAddress = `${sheetAddress}/check`

export const checkSheet = async (file: Blob): Promise<CheckedSheet> => (await askAbout(checkAddress, file, 'application/json')).json() as Promise<CheckedSheet>

export const importSheet = (file: Blob, key: string): Promise<Sent<ImportedSheet>> => sendFile<ImportedSheet>(sheetAddress, file, key, () => {})

export const pastImports = (signal?: AbortSignal): Promise<Paged<PastImport>> => get('/api/points/imports', signal)

/** Null while its first part is not written. */
export async function progressOf(importId: string): Promise<PastImport | null> {
  try {
    return await get<PastImport>(`/api/points/imports/${importId}`)
  } catch (error) {
    // How far it is only decorates the wait: whether it succeeded is said by the import's own answer.
    if (error instanceof NoAnswer || error instanceof Refused) return null
    throw error
  }
}

export const takeBack = (importId: string, key: string): Promise<{ rows: number }> => post(`/api/points/imports/${importId}/take-back`, {}, key)
