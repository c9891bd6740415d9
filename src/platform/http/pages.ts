import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Module } from '../module.ts'
import { docsPage } from './docs-page.ts'
import { pageStyle } from './html.ts'
import { openapiDocument } from './openapi.ts'
import { problemIndex, problemPage } from './problem-page.ts'
import { platformProblems } from './problems.ts'

const hour = 'public, max-age=3600'

const html = (reply: FastifyReply, text: string) =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(text)

/** Pages about the API itself: `/openapi.json`, `/docs`, and one for each problem. */
export const registerPages = (app: FastifyInstance, modules: readonly Module[]): void => {
  let document: string | undefined
  let docs: string | undefined
  app.get('/openapi.json', async (_, reply) => {
    document ??= JSON.stringify(openapiDocument(modules))
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', hour)
      .send(document)
  })
  app.get('/docs', async (_, reply) => {
    docs ??= docsPage(modules)
    return html(reply, docs)
  })
  app.get('/docs/page.css', async (_, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', hour).send(pageStyle),
  )
  app.get('/problems', async (request, reply) =>
    html(reply, problemIndex(request.call.ctx.language)),
  )
  app.get<{ Params: { code: string } }>('/problems/:code', async (request, reply) => {
    const page = problemPage(request.params.code, request.call.ctx.language)
    if (page === null) throw platformProblems.not_found()
    return html(reply, page)
  })
}
