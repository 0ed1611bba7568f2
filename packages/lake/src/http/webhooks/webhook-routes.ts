import {assertPermission} from '../../auth/caller.ts'
import type {ServedDataset} from '../../datasets/served-dataset.ts'
import {RequestError} from '../../errors/request-error.ts'
import {parseSecret, parseWebhook, type Webhook} from '../../webhooks/webhook.ts'
import type {Attempt, Message} from '../../webhooks/message-store.ts'
import type {LakeContext} from '../lake-context.ts'
import {readJsonObject} from '../requests.ts'
import {json} from '../reply.ts'
import type {RouteContext} from '../route-context.ts'
import {VERSION, type Router} from '../router.ts'

/** Bytes. */
const MAX_BODY_SIZE = 100_000
const PATH = `${VERSION}/hooks/projects/:project`

/** A webhook with its dataset. */
interface ServedWebhook {
  readonly served: ServedDataset
  readonly webhook: Webhook
}

/** `/hooks/projects/…`: the webhooks with the log of their deliveries, as `sanity hooks` reads them. */
export function addWebhookRoutes(router: Router, lake: LakeContext): void {
  const {projectId, datasets} = lake

  router.get(PATH, (context) => {
    assertAllowed(context)
    return json(
      listServed().flatMap((served) =>
        served.webhooks.hooks.list().map((webhook) => describe({served, webhook})),
      ),
    )
  })

  router.post(PATH, async (context) => {
    assertAllowed(context)
    const body = await readJsonObject(context.request, MAX_BODY_SIZE)
    const served = findDataset(body['dataset'])
    const webhook = served.webhooks.hooks.add(
      parseWebhook(body),
      parseSecret(body['secret']) ?? null,
      context.requireCaller().id,
    )
    return json(describe({served, webhook}), {status: 201})
  })

  router.get(`${PATH}/:id`, (context) => {
    assertAllowed(context)
    return json(describe(findWebhook(context)))
  })

  router.add('PATCH', `${PATH}/:id`, async (context) => {
    assertAllowed(context)
    const {served, webhook} = findWebhook(context)
    const body = await readJsonObject(context.request, MAX_BODY_SIZE)
    assertSame(body['dataset'], served.name)
    const secret = parseSecret(body['secret'])
    return json(
      describe({
        served,
        webhook: served.webhooks.hooks.update(
          webhook,
          parseWebhook(body, webhook),
          secret === undefined ? webhook.secret : secret,
        ),
      }),
    )
  })

  router.delete(`${PATH}/:id`, (context) => {
    assertAllowed(context)
    const {
      served,
      webhook: {id},
    } = findWebhook(context)
    served.webhooks.hooks.remove(id)
    return json({id, deleted: true})
  })

  router.get(`${PATH}/:id/messages`, (context) => {
    assertAllowed(context)
    const {served, webhook} = findWebhook(context)
    const {messages} = served.webhooks
    return json(messages.list(webhook.id).map((message) => describeMessage(message, served.name)))
  })

  router.get(`${PATH}/:id/attempts`, (context) => {
    assertAllowed(context)
    const {served, webhook} = findWebhook(context)
    const {id} = webhook
    return json(
      served.webhooks.messages.attemptsOf(id).map((attempt) => describeAttempt(attempt, id)),
    )
  })

  router.get(`${PATH}/attempts/:attempt`, (context) => {
    assertAllowed(context)
    for (const served of listServed()) {
      const attempt = served.webhooks.messages.findAttempt(context.param('attempt'))
      if (attempt) {
        return json(describeAttempt(attempt))
      }
    }
    throw new RequestError('not-found', `There is no attempt "${context.param('attempt')}"`)
  })

  function assertAllowed(context: RouteContext): void {
    const requested = context.param('project')
    if (requested !== projectId) {
      throw new RequestError(
        'not-found',
        `Project "${requested}" not found: this Lake serves "${projectId}"`,
      )
    }
    assertPermission(context.requireCaller(), 'manage')
  }

  function listServed(): ServedDataset[] {
    return datasets.list().map(({name}) => datasets.get(name))
  }

  /** Finds the dataset of a new webhook; `*` stands for the only one. */
  function findDataset(requested: unknown): ServedDataset {
    const known = datasets.list().map(({name}) => name)
    if (requested === undefined || (requested === '*' && known.length === 1)) {
      return datasets.main
    }
    const served = typeof requested === 'string' ? datasets.find(requested) : undefined
    if (served) {
      return served
    }
    throw new RequestError(
      'bad-request',
      `"dataset" of the webhook must be one of ${known.join(', ')}, not ${JSON.stringify(requested)}: add a webhook for each`,
    )
  }

  function findWebhook(context: RouteContext): ServedWebhook {
    for (const served of listServed()) {
      const webhook = served.webhooks.hooks.get(context.param('id'))
      if (webhook) {
        return {served, webhook}
      }
    }
    throw new RequestError('not-found', `There is no webhook with the id "${context.param('id')}"`)
  }

  function describe({served, webhook}: ServedWebhook): Record<string, unknown> {
    return {
      type: 'document',
      ...webhook,
      // Undefined members are not sent.
      secret: undefined,
      since: undefined,
      projectId,
      dataset: served.name,
      apiVersion: 'v2021-03-25',
      isDisabled: false,
      hasSecret: webhook.secret !== null,
      deletedAt: null,
    }
  }

  function describeMessage(message: Message, dataset: string): Record<string, unknown> {
    const {id, webhook, payload, state, failures, resultCode, createdAt, document} = message
    return {
      id,
      hookId: webhook,
      projectId,
      dataset,
      documentId: document,
      payload,
      status: state,
      failureCount: failures,
      resultCode,
      createdAt,
    }
  }

  function describeAttempt(attempt: Attempt, hookId?: string): Record<string, unknown> {
    const {id, message, createdAt, duration, resultCode, resultBody, failure} = attempt
    return {
      id,
      ...(hookId !== undefined && {hookId}),
      messageId: message,
      projectId,
      inProgress: false,
      isFailure: failure !== null,
      failureReason: failure,
      resultCode,
      resultBody,
      duration,
      createdAt,
    }
  }
}

function assertSame(requested: unknown, name: string): void {
  if (requested !== undefined && requested !== '*' && requested !== name) {
    throw new RequestError(
      'bad-request',
      `The webhook is for the dataset "${name}", which cannot be changed to ${JSON.stringify(requested)}: add another webhook`,
    )
  }
}
