/**
 * The program that `durability.test.ts` kills: several writers write as fast as possible and print the id of
 * every acknowledged write.
 */
import {createLake} from '../lake.ts'

const [folder = '', token = '', writers = '1'] = process.argv.slice(2)
const lake = createLake({data: folder, tokens: [token]})

for (let writer = 0; writer < Number(writers); writer++) {
  void writeForever(writer)
}

async function writeForever(writer: number): Promise<void> {
  for (let count = 0; ; count++) {
    const id = `written-${writer}-${count}`
    const response = await lake.fetch(
      new Request('http://localhost/v2026-09-01/data/mutate/production', {
        method: 'POST',
        headers: {authorization: `Bearer ${token}`},
        body: JSON.stringify({
          transactionId: `transaction-${writer}-${count}`,
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
}
