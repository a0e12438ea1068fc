package import APIModel
internal import Core
internal import Service

extension APIClient {
    package func get<Value: Decodable>(
        _ type: Value.Type, _ path: String, query: [(name: String, value: String)] = []
    ) async throws -> Value {
        try value(type, of: try await send(APIRequest(.get, path, query: query)))
    }

    /// All items of a list, page by page, at most `limit`.
    package func list<Item: Described & Hashable>(
        _ type: Item.Type, _ path: String, query: [(name: String, value: String)] = [], atMost limit: Int = .max
    ) async throws -> [Item] {
        var items: [Item] = []
        var after: String?
        while items.count < limit {
            var query = query
            query.append(("limit", "\(min(Self.pageSize, limit - items.count))"))
            if let after { query.append(("after", after)) }
            let page = try await get(Page<Item>.self, path, query: query)
            items += page.items
            // A server that never ends, or says the same again, must not keep anybody for ever.
            guard let next = page.next, next != after, !page.items.isEmpty else { break }
            after = next
        }
        return items
    }

    package func post<Value: Decodable>(
        _ type: Value.Type, _ path: String, query: [(name: String, value: String)] = [], body: some Encodable
    ) async throws -> Value {
        var request = APIRequest(.post, path, query: query)
        request.body = try WorkJSON.bytes(body)
        return try value(type, of: try await send(request))
    }

    /// A POST without a body.
    package func post<Value: Decodable>(
        _ type: Value.Type, _ path: String, query: [(name: String, value: String)] = []
    ) async throws -> Value {
        try value(type, of: try await send(APIRequest(.post, path, query: query)))
    }

    /// Sends a file as it is, such as YAML or CSV.
    package func post<Value: Decodable>(
        _ type: Value.Type, _ path: String, query: [(name: String, value: String)] = [], bytes: [UInt8],
        contentType: String
    ) async throws -> Value {
        var request = APIRequest(.post, path, query: query)
        request.body = bytes
        request.contentType = contentType
        return try value(type, of: try await send(request))
    }

    /// Changes what is there now: reads it, and replaces it by what a closure makes of it. Throws `catalog.changed` of the
    /// server where somebody else has changed it in between.
    package func changeNewest<Value: Decodable, Form: Encodable>(
        _ type: Value.Type, _ path: String, query: [(name: String, value: String)] = [], _ form: (Value) throws -> Form
    ) async throws -> Value {
        let found = try await send(APIRequest(.get, path, query: query))
        var request = APIRequest(.put, path, query: query)
        request.body = try WorkJSON.bytes(try form(try value(type, of: found)))
        request.ifMatch = found.etag
        return try value(type, of: try await send(request))
    }

    /// Replaces what has no revision.
    package func put<Value: Decodable>(_ type: Value.Type, _ path: String, body: some Encodable) async throws -> Value {
        var request = APIRequest(.put, path)
        request.body = try WorkJSON.bytes(body)
        return try value(type, of: try await send(request))
    }

    package func delete(_ path: String, query: [(name: String, value: String)] = [], etag: String? = nil) async throws {
        var request = APIRequest(.delete, path, query: query)
        request.ifMatch = etag
        _ = try await send(request)
    }

    /// Removes what is there now, whatever its state: what somebody else changes between the two is not removed.
    package func deleteNewest(_ path: String, query: [(name: String, value: String)] = []) async throws {
        let found = try await send(APIRequest(.get, path, query: query))
        try await delete(path, query: query, etag: found.etag)
    }

    /// Rows of a page; what the server gives at most.
    package static let pageSize = PageRequest.largest

    func value<Value: Decodable>(_ type: Value.Type, of answer: APIAnswer) throws(TidemarkError) -> Value {
        do {
            return try WorkJSON.value(type, in: answer.body)
        } catch {
            throw TidemarkError(
                .serverAnswer, "The server at \(server) answered with what this program does not understand.",
                hint: "Use the program of the server's own version, and check the URL.", cause: error)
        }
    }
}
