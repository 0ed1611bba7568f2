import {assertPermission} from '../../auth/caller.ts'
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

/** `/hooks/projects/…`: the webhooks with the log of their deliveries, as `sanity hooks` reads them. */
export function addWebhookRoutes(router: Router, lake: LakeContext): void {
  const {projectId, dataset, webhooks} = lake
  const {hooks, messages} = webhooks

  router.get(PATH, (context) => {
    assertAllowed(context)
    return json(hooks.list().map(describe))
  })

  router.post(PATH, async (context) => {
    assertAllowed(context)
    const body = await readJsonObject(context.request, MAX_BODY_SIZE)
    assertDataset(body['dataset'])
    const webhook = hooks.add(
      parseWebhook(body),
      parseSecret(body['secret']) ?? null,
      context.requireCaller().id,
    )
    return json(describe(webhook), {status: 201})
  })

  router.get(`${PATH}/:id`, (context) => {
    assertAllowed(context)
    return json(describe(findWebhook(context)))
  })

  router.add('PATCH', `${PATH}/:id`, async (context) => {
    assertAllowed(context)
    const webhook = findWebhook(context)
    const body = await readJsonObject(context.request, MAX_BODY_SIZE)
    assertDataset(body['dataset'])
    const secret = parseSecret(body['secret'])
    return json(
      describe(
        hooks.update(
          webhook,
          parseWebhook(body, webhook),
          secret === undefined ? webhook.secret : secret,
        ),
      ),
    )
  })

  router.delete(`${PATH}/:id`, (context) => {
    assertAllowed(context)
    const {id} = findWebhook(context)
    hooks.remove(id)
    return json({id, deleted: true})
  })

  router.get(`${PATH}/:id/messages`, (context) => {
    assertAllowed(context)
    return json(messages.list(findWebhook(context).id).map(describeMessage))
  })

  router.get(`${PATH}/:id/attempts`, (context) => {
    assertAllowed(context)
    const {id} = findWebhook(context)
    return json(messages.attemptsOf(id).map((attempt) => describeAttempt(attempt, id)))
  })

  router.get(`${PATH}/attempts/:attempt`, (context) => {
    assertAllowed(context)
    const attempt = messages.findAttempt(context.param('attempt'))
    if (attempt) {
      return json(describeAttempt(attempt))
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

  function assertDataset(requested: unknown): void {
    if (requested !== undefined && requested !== '*' && requested !== dataset.name) {
      throw new RequestError(
        'bad-request',
        `Webhooks of this Lake are for the dataset "${dataset.name}", not ${JSON.stringify(requested)}`,
      )
    }
  }

  function findWebhook(context: RouteContext): Webhook {
    const webhook = hooks.get(context.param('id'))
    if (webhook) {
      return webhook
    }
    throw new RequestError('not-found', `There is no webhook with the id "${context.param('id')}"`)
  }

  function describe(webhook: Webhook): Record<string, unknown> {
    return {
      type: 'document',
      ...webhook,
      // Undefined members are not sent.
      secret: undefined,
      since: undefined,
      projectId,
      dataset: dataset.name,
      apiVersion: 'v2021-03-25',
      isDisabled: false,
      hasSecret: webhook.secret !== null,
      deletedAt: null,
    }
  }

  function describeMessage(message: Message): Record<string, unknown> {
    const {id, webhook, payload, state, failures, resultCode, createdAt, document} = message
    return {
      id,
      hookId: webhook,
      projectId,
      dataset: dataset.name,
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
