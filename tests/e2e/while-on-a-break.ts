import {connect} from '@reader-article/import'

/** Switches readers to 'On a break', runs `check`, and restores their availabilities. */
export async function whileOnABreak(
  lake: string,
  pins: readonly string[],
  check: () => Promise<void>,
): Promise<void> {
  const client = await connect({lake, environment: {}})
  const ids = pins.map((pin) => `availability-reader-${pin}`)
  const originals = await client.getDocuments(ids)
  const transaction = client.transaction()
  const status = {_type: 'reference', _ref: 'status-on-a-break'}
  for (const id of ids) {
    transaction.patch(id, {set: {status}, unset: ['until', 'next']})
  }
  await transaction.commit()
  try {
    await check()
  } finally {
    const rollback = client.transaction()
    for (const document of originals) {
      if (document) {
        rollback.createOrReplace(document)
      }
    }
    await rollback.commit()
  }
}
