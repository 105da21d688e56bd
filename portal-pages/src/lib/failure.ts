import { NoAnswer, type Failure } from '@/api/http'
import { i18n } from '@/i18n'

/** Why something failed, in words: those of the service; where a gateway in between answered without any, ours. */
export function failureWords(failure: Failure): string {
  const { t } = i18n.global
  if (failure instanceof NoAnswer) return t('failure.noAnswer')
  return failure.detail || t(failure.status === 413 ? 'failure.tooLarge' : 'failure.other')
}
