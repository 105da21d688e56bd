/** Where an objection to a grade stands: for the desk and for a member's own page. */
export type ObjectionState = 'open' | 'upheld' | 'dismissed' | 'withdrawn'

export const objectionState = (one: { upheld: boolean | null; withdrawnAt: string | null }): ObjectionState =>
  one.withdrawnAt !== null ? 'withdrawn' : one.upheld === null ? 'open' : one.upheld ? 'upheld' : 'dismissed'
