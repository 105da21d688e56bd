/** Codes of the roster in the words of its sheet. */
const words = {
  status: { full: '正式党员', probationary: '预备党员', prospect: '发展对象', activist: '积极分子', applicant: '申请人' },
  category: { 'in-service': '在职', retired: '退休', away: '流动', rural: '农村', 'private-enterprise': '非公', 'old-or-ill': '年老病弱' },
  post: { secretary: '书记', deputy: '副书记', 'committee-member': '委员', 'group-leader': '党小组长' },
  level: { committee: '党委', 'general-branch': '党总支', branch: '党支部', 'joint-branch': '联合党支部', group: '党小组' },
  sector: { village: '村', community: '社区', 'private-enterprise': '非公企业', 'social-organisation': '社会组织', office: '机关' },
} as const

export type Kind = keyof typeof words

/** A code that has no word, made over HTTP, stands for itself. */
export const word = (kind: Kind, code: string): string => (words[kind] as Record<string, string>)[code] ?? code

export const list = (kind: Kind, codes: readonly string[]): string => {
  const known = Object.keys(words[kind])
  const rank = (code: string): number => (known.indexOf(code) + known.length + 1) % (known.length + 1)
  return [...codes].sort((a, b) => rank(a) - rank(b)).map((code) => word(kind, code)).join('、')
}

export const choices = (kind: Kind): { code: string; label: string }[] => Object.entries(words[kind]).map(([code, label]) => ({ code, label }))
