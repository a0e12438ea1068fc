internal import APIModel
internal import HTTPTypes

/// The published description of the API, OpenAPI 3.1, made from the table of routes and the schemas of the types.
enum OpenAPIDocument {
    static func bytes(_ routes: [Route], version: String) throws -> [UInt8] {
        try WireJSON.bytes(tree(routes, version: version))
    }

    static func tree(_ routes: [Route], version: String) -> JSONTree {
        var components = SchemaComponents()
        var paths: [String: JSONTree] = [:]
        for (path, known) in Dictionary(grouping: routes, by: \.path) {
            var item: [String: JSONTree] = [:]
            for route in known { item[route.method.rawValue.lowercased()] = operation(route, &components) }
            paths[path] = .object(item)
        }
        components.add(ProblemDocument.self)
        let info: [String: JSONTree] = [
            "title": .text("Tidemark"), "version": .text(version),
            "description": .text("Continuous backup of MySQL and MariaDB servers. docs/api.md says more."),
        ]
        let bearer: [String: JSONTree] = ["type": .text("http"), "scheme": .text("bearer")]
        let shared: [String: JSONTree] = [
            "schemas": .object(components.schemas), "securitySchemes": .object(["bearer": .object(bearer)]),
        ]
        return .object([
            "openapi": .text("3.1.0"), "info": .object(info), "paths": .object(paths), "components": .object(shared),
        ])
    }

    private static func operation(_ route: Route, _ components: inout SchemaComponents) -> JSONTree {
        var operation: [String: JSONTree] = [
            "operationId": .text(route.name), "summary": .text(route.summary), "tags": .list([.text(route.group)]),
            "parameters": .list(parameters(route, &components)), "responses": responses(route, &components),
        ]
        operation["security"] = .list(route.access == .signedIn ? [.object(["bearer": .list([])])] : [])
        if let body = route.body { operation["requestBody"] = requestBody(body, &components) }
        return .object(operation)
    }

    private static func parameters(_ route: Route, _ components: inout SchemaComponents) -> [JSONTree] {
        var parameters: [JSONTree] = route.pathNames.map { name in
            parameter(name, "path", true, "", pathSchema)
        }
        for known in route.parameters {
            parameters.append(
                parameter(known.name, "query", false, known.text, components.json(known.schema)))
        }
        if route.condition == .required {
            let text = "The ETag that the change is made from, or `*`."
            let schema: JSONTree = .object([
                "type": .text("string"), "pattern": .text(#"^(\*|"(0|[1-9][0-9]{0,17})")$"#),
            ])
            parameters.append(parameter("If-Match", "header", true, text, schema))
        }
        if route.keepsAnswers {
            let text = "A key of the caller's own: the same request again has the same answer for 24 hours."
            let schema: JSONTree = .object([
                "type": .text("string"), "minLength": .integer(1), "maxLength": .integer(128),
                "pattern": .text("^[!-~]+$"),
            ])
            parameters.append(parameter("Idempotency-Key", "header", false, text, schema))
        }
        return parameters
    }

    /// Names and identifiers, all of visible letters of ASCII.
    private static let pathSchema: JSONTree = .object([
        "type": .text("string"), "minLength": .integer(1), "maxLength": .integer(200), "pattern": .text("^[!-~]+$"),
    ])

    private static func parameter(
        _ name: String, _ place: String, _ isRequired: Bool, _ text: String, _ schema: JSONTree
    ) -> JSONTree {
        var parameter: [String: JSONTree] = [
            "name": .text(name), "in": .text(place), "required": .bool(isRequired), "schema": schema,
        ]
        if !text.isEmpty { parameter["description"] = .text(text) }
        return .object(parameter)
    }

    private static func requestBody(_ body: RouteBody, _ components: inout SchemaComponents) -> JSONTree {
        let schema: JSONTree =
            switch body.form {
            case .type(let type): components.json(.type(type))
            case .work(let text), .document(let text), .list(let text): components.json(.freeObject(text))
            }
        var content: [String: JSONTree] = [:]
        for type in body.types {
            content[type] = .object(["schema": type == "text/csv" ? .object(["type": .text("string")]) : schema])
        }
        return .object(["required": .bool(true), "content": .object(content)])
    }

    private static func responses(_ route: Route, _ components: inout SchemaComponents) -> JSONTree {
        let problem = JSONTree.object([
            "description": .text("A problem: see `code` and `hint`."),
            "content": .object([
                "application/problem+json": .object(["schema": components.json(.type(ProblemDocument.self))])
            ]),
        ])
        return .object([
            "\(route.answer.status)": success(route.answer, &components), "default": problem,
        ])
    }

    private static func success(_ answer: RouteAnswer, _ components: inout SchemaComponents) -> JSONTree {
        func content(_ type: String, _ schema: JSONTree) -> JSONTree {
            var content = [type: JSONTree.object(["schema": schema])]
            for page in answer.pages { content[page] = .object(["schema": .object(["type": .text("string")])]) }
            return .object(["description": .text("Done."), "content": .object(content)])
        }
        switch answer.form {
        case .nothing: return .object(["description": .text("Done.")])
        case .type(let type): return content("application/json", components.json(.type(type)))
        case .json(let text): return content("application/json", components.json(.freeObject(text)))
        case .text(let type): return content(type, .object(["type": .text("string")]))
        case .events(let text):
            return content("text/event-stream", .object(["type": .text("string"), "description": .text(text)]))
        case .file(let text):
            return content("application/octet-stream", .object(["description": .text(text)]))
        }
    }
}
