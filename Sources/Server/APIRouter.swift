internal import Console
internal import HTTPTypes
internal import Hummingbird
internal import Service

/// Puts the table of routes behind the middleware.
enum APIRouter {
    /// Those that an address refuses by name; of QUERY, which is a draft, HTTPTypes has no name.
    private static let methods: [HTTPRequest.Method] = {
        let named: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]
        return named + [HTTPRequest.Method("QUERY")].compactMap { $0 }
    }()

    static func make(_ core: ServerCore) throws -> Router<APIContext> {
        let router = Router(context: APIContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: FrameMiddleware(core: core))
        let routes = RouteTable.all
        let document = try OpenAPIDocument.bytes(routes, version: core.service.version)
        for route in routes {
            router.on(
                RouterPath(route.path), method: route.method,
                responder: RouteResponder(route: route, core: core, document: document))
        }
        for (path, known) in Dictionary(grouping: routes, by: \.path) {
            var allowed = known.map(\.method)
            if allowed.contains(.get) { allowed.append(.head) }
            for method in methods where !allowed.contains(method) {
                router.on(RouterPath(path), method: method, responder: MethodResponder(allowed: allowed))
            }
        }
        for page in PageTable.all {
            router.on(
                RouterPath(page.path), method: page.method == .get ? .get : .post,
                responder: PageResponder(page: page, core: core))
        }
        router.on("/assets/**", method: .get, responder: AssetResponder(console: core.console))
        return router
    }
}
