// Invented answers of the services behind the desk, and the views that look.mjs takes of it: one module for each area.
import * as accounts from './desk-accounts.mjs'
import * as activities from './desk-activities.mjs'
import * as award from './desk-award.mjs'
import * as box from './desk-box.mjs'
import * as quarters from './desk-quarters.mjs'
import * as records from './desk-records.mjs'
import * as roster from './desk-roster.mjs'
import * as rulebooks from './desk-rulebooks.mjs'
import * as start from './desk-start.mjs'

const areas = [start, roster, activities, records, award, quarters, accounts, rulebooks, box]

/** Whether one of them answered. */
export const desk = (path, url, exchange) => areas.some((area) => area.answer(path, url, exchange))

export const deskViews = areas.flatMap((area) => area.views)
