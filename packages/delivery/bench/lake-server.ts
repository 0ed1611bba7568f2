/** Serves a Lake with as many articles as the first argument says. */
import {announce} from './announce.ts'
import {openLakeWithArticles, slugOf} from './article.ts'

const slugs = Array.from({length: Number(process.argv[2])}, (_, index) => slugOf(index))
const lake = await openLakeWithArticles(slugs)
announce(Number(new URL(await lake.serve()).port))
