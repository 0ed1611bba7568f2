import {defineQuery} from 'groq'

/** What a switch of status needs: the readers with the PINs `$pins` or the ids `$ids`, all statuses, the time zone. */
export const SWITCH_QUERY = defineQuery(`{
  "readers": *[_type == "reader" && (pin in $pins || _id in $ids)]{
    _id, name, pin, retired,
    "availability": *[_id == "availability-" + ^._id][0]{_rev, since, until, note, "status": status._ref, "next": next._ref}
  },
  "statuses": *[_type == "status"] | order(coalesce(order, 1000) asc, label asc, _id asc){_id, label},
  "timeZone": *[_id == "settings"][0].timeZone
}`)

/** The recorded changes of status with the ids `$ids`. */
export const STATUS_CHANGES_QUERY = defineQuery(
  `*[_type == "statusChange" && _id in $ids]{_id, "reader": reader._ref, from, to}`,
)
