/**
 * The program that `durability.test.ts` kills: it writes as fast as possible and prints the id of every
 * acknowledged write.
 */
import {createLake} from '../lake.ts'

const [folder = '', token = ''] = process.argv.slice(2)
const lake = createLake({data: folder, tokens: [token]})

for (let count = 0; ; count++) {
  const id = `written-${count}`
  const response = await lake.fetch(
    new Request('http://localhost/v2026-09-01/data/mutate/production', {
      method: 'POST',
      headers: {authorization: `Bearer ${token}`},
      body: JSON.stringify({
        transactionId: `transaction-${count}`,
        mutations: [
          {create: {_id: id, _type: 'note', text: 'x'.repeat(count % 5000)}},
          {create: {_id: `drafts.${id}`, _type: 'note', about: {_type: 'reference', _ref: id}}},
        ],
      }),
    }),
  )
  if (response.status !== 200) {
    throw new Error(await response.text())
  }
  process.stdout.write(`${id}\n`)
}
