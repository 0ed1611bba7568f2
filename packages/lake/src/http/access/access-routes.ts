import {createAcl} from '../../auth/acl.ts'
import {assertPermission} from '../../auth/caller.ts'
import {ROLES, type Role} from '../../auth/roles.ts'
import type {LakeContext} from '../lake-context.ts'
import {json} from '../reply.ts'
import {VERSION, type Router} from '../router.ts'

/** `/projects/…/acl`, `/grants`, `/roles` and `/access/project/…`: who may do what. The Studio reads the first. */
export function addAccessRoutes(router: Router, {access, projectId}: LakeContext): void {
  const roles = Object.values(ROLES)

  router.get(`${VERSION}/projects/:project/datasets/:dataset/acl`, (context) =>
    json(createAcl(context.caller)),
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
      data: people.map(({id, name, email, picture, role}) => ({
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
      })),
      nextCursor: null,
      totalCount: people.length,
    })
  })

  router.get(`${VERSION}/access/requests/me`, () => json([]))
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
