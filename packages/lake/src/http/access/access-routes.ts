import {createAcl} from '../../auth/acl.ts'
import {assertPermission} from '../../auth/caller.ts'
import {ROLES, type Role} from '../../auth/roles.ts'
import type {LakeApp} from '../data/data-routes.ts'
import type {LakeContext} from '../lake-context.ts'
import {requireCaller, VERSION} from '../requests.ts'

/** `/projects/…/acl`, `/grants`, `/roles` and `/access/project/…`: who may do what. The Studio reads the first. */
export function addAccessRoutes(app: LakeApp, {access, projectId}: LakeContext): void {
  const roles = Object.values(ROLES)

  app.get(`${VERSION}/projects/:project/datasets/:dataset/acl`, (context) =>
    Response.json(createAcl(context.get('caller'))),
  )

  app.get(`${VERSION}/projects/:project/acl`, (context) => {
    assertPermission(requireCaller(context), 'manage')
    return Response.json(
      access.people.list().map(({id, role}) => ({projectUserId: id, roles: [describeRole(role)]})),
    )
  })

  // The Studio reads only grants of add-ons from here, which the Lake does not have.
  app.get(`${VERSION}/projects/:project/grants`, () => Response.json({}))

  app.get(`${VERSION}/projects/:project/roles`, (context) => {
    requireCaller(context)
    return Response.json(roles.map(describeRole))
  })

  app.get(`${VERSION}/access/project/:project/roles`, (context) => {
    requireCaller(context)
    return Response.json({
      data: roles.map(describeRole),
      nextCursor: null,
      totalCount: roles.length,
    })
  })

  app.get(`${VERSION}/access/project/:project/users`, (context) => {
    assertPermission(requireCaller(context), 'manage')
    const people = access.people.list()
    return Response.json({
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

  app.get(`${VERSION}/access/requests/me`, () => Response.json([]))
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
