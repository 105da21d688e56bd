-- A name may be put right by the roster's sheet; where an organisation stands in the tree never changes.
grant update (name) on organisation to ${app};
