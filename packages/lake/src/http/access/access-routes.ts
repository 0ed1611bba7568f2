import {createAcl} from '../../auth/acl.ts'
import {assertPermission, hasPermission} from '../../auth/caller.ts'
import type {Person} from '../../auth/person.ts'
import {ROLES, type Role} from '../../auth/roles.ts'
import {RequestError} from '../../errors/request-error.ts'
import {findServed} from '../find-served.ts'
import type {LakeContext} from '../lake-context.ts'
import {json} from '../reply.ts'
import {VERSION, type Router} from '../router.ts'

/** The permissions on the project that everybody has who is logged in; administrators have all. */
const READING_PERMISSIONS = new Set(['sanity.project.read', 'sanity.project.datasets.read'])

/** `/projects/…/acl`, `/grants`, `/roles` and `/access/project/…`: who may do what. The Studio reads the first. */
export function addAccessRoutes(router: Router, lake: LakeContext): void {
  const {access, projectId} = lake
  const roles = Object.values(ROLES)

  router.get(`${VERSION}/projects/:project/datasets/:dataset/acl`, (context) =>
    json(createAcl(context.caller, findServed(lake, context).dataset.isPrivate)),
  )

  router.get(`${VERSION}/projects/:project/acl`, (context) => {
    assertPermission(context.requireCaller(), 'manage')
    return json(
      access.people.list().map(({id, role}) => ({projectUserId: id, roles: [describeRole(role)]})),
    )
  })

  // The Studio reads only grants of add-ons from here, which the Lake does not have.
  router.get(`${VERSION}/projects/:project/grants`, () => json({}))

  router.get(`${VERSION}/projects/:project/roles`, (context) => {
    context.requireCaller()
    return json(roles.map(describeRole))
  })

  router.get(`${VERSION}/access/project/:project/roles`, (context) => {
    context.requireCaller()
    return json({
      data: roles.map(describeRole),
      nextCursor: null,
      totalCount: roles.length,
    })
  })

  router.get(`${VERSION}/access/project/:project/users`, (context) => {
    assertPermission(context.requireCaller(), 'manage')
    const people = access.people.list()
    return json({
      data: people.map((person) => describeMember(person, projectId)),
      nextCursor: null,
      totalCount: people.length,
    })
  })

  router.get(`${VERSION}/access/project/:project/users/:user`, (context) => {
    assertPermission(context.requireCaller(), 'manage')
    const id = context.param('user')
    const person = access.people.get(id)
    if (person) {
      return json(describeMember(person, projectId))
    }
    throw new RequestError('not-found', `User "${id}" not found`)
  })

  // The App SDK asks for permissions such as `sanity.project.read`, each as a parameter of its own.
  router.get(`${VERSION}/access/project/:project/user-permissions/me/check`, (context) => {
    const caller = context.requireCaller()
    const names = [
      ...context.request.query.getAll('permissions'),
      ...context.request.query.getAll('permissions[]'),
    ]
    const managesProject = hasPermission(caller, 'manage')
    return json({
      data: Object.fromEntries(
        names.map((name) => [name, managesProject || READING_PERMISSIONS.has(name)]),
      ),
    })
  })

  router.get(`${VERSION}/access/requests/me`, () => json([]))
}

function describeMember(
  {id, name, email, picture, role}: Person,
  projectId: string,
): Record<string, unknown> {
  return {
    sanityUserId: id,
    profile: {id, displayName: name, email, imageUrl: picture ?? null, provider: 'local'},
    memberships: [
      {
        resourceType: 'project',
        resourceId: projectId,
        resourceUserId: id,
        roleNames: [role.name],
      },
    ],
  }
}

function describeRole({name, title, description}: Role): Record<string, unknown> {
  return {
    name,
    title,
    description,
    isCustom: false,
    grants: {},
    appliesToUsers: true,
    appliesToRobots: true,
  }
}
