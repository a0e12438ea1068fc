internal import APIModel
internal import HTTPTypes

/// The kinds of routes there are. The type of what a handler returns is what the document says is answered.
extension Route {
    /// GET: looks, and changes nothing.
    static func read<Value: Described>(
        _ path: String, _ name: String, _ summary: String, _ parameters: [RouteParameter] = [],
        _ work: @escaping @Sendable (ServerRequest) async throws -> Value
    ) -> Route {
        Route(
            method: .get, path: path, name: name, summary: summary, parameters: parameters,
            answer: RouteAnswer(status: 200, form: .type(Value.self))
        ) { request in try ServerAnswer(try await work(request)) }
    }

    /// POST that makes something, answered with 201 and where it is.
    static func add<Form: Described, Value: Described & Located>(
        _ path: String, _ name: String, _ summary: String, _ parameters: [RouteParameter] = [], body: Form.Type,
        keepsAnswers: Bool = true, _ work: @escaping @Sendable (ServerRequest, Form) async throws -> Value
    ) -> Route {
        Route(
            method: .post, path: path, name: name, summary: summary, parameters: parameters,
            body: RouteBody(form: .type(Form.self)), keepsAnswers: keepsAnswers,
            answer: RouteAnswer(status: 201, form: .type(Value.self))
        ) { request in
            let value = try await work(request, try request.value(Form.self))
            var answer = try ServerAnswer(value, status: 201)
            answer.headers["Location"] = value.location
            return answer
        }
    }

    /// POST that does something, with a body.
    static func act<Value: Described>(
        _ path: String, _ name: String, _ summary: String, _ parameters: [RouteParameter] = [], body: RouteBody.Form?,
        keepsAnswers: Bool = true, _ work: @escaping @Sendable (ServerRequest) async throws -> Value
    ) -> Route {
        Route(
            method: .post, path: path, name: name, summary: summary, parameters: parameters,
            body: body.map { RouteBody(form: $0) }, keepsAnswers: keepsAnswers,
            answer: RouteAnswer(status: 200, form: .type(Value.self))
        ) { request in try ServerAnswer(try await work(request)) }
    }

    /// PUT that replaces something over the revision it was read in.
    static func change<Form: Described, Value: Described>(
        _ path: String, _ name: String, _ summary: String, _ parameters: [RouteParameter] = [], body: Form.Type,
        _ work: @escaping @Sendable (ServerRequest, Form) async throws -> Value
    ) -> Route {
        Route(
            method: .put, path: path, name: name, summary: summary, parameters: parameters,
            body: RouteBody(form: .type(Form.self)), condition: .required,
            answer: RouteAnswer(status: 200, form: .type(Value.self))
        ) { request in try ServerAnswer(try await work(request, try request.value(Form.self))) }
    }

    /// DELETE over the revision it was read in, or of what has none.
    static func remove(
        _ path: String, _ name: String, _ summary: String, _ parameters: [RouteParameter] = [],
        condition: Condition = .required, _ work: @escaping @Sendable (ServerRequest) async throws -> Void
    ) -> Route {
        Route(
            method: .delete, path: path, name: name, summary: summary, parameters: parameters, condition: condition,
            answer: .nothing
        ) { request in
            try await work(request)
            return .nothing
        }
    }

    /// PUT or POST of a described body that answers nothing.
    static func tell<Form: Described>(
        _ method: HTTPRequest.Method, _ path: String, _ name: String, _ summary: String,
        _ parameters: [RouteParameter] = [], body: Form.Type,
        _ work: @escaping @Sendable (ServerRequest, Form) async throws -> Void
    ) -> Route {
        Route(
            method: method, path: path, name: name, summary: summary, parameters: parameters,
            body: RouteBody(form: .type(Form.self)), answer: .nothing
        ) { request in
            try await work(request, try request.value(Form.self))
            return .nothing
        }
    }
}
