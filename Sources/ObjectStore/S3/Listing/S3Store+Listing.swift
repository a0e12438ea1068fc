internal import Core

extension S3Store {
    static let pageSize = 1000

    package func list(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry] {
        try ObjectKey.check(prefix: prefix)
        guard limit > 0 else { return [] }
        if await features.listingOrder == .folders {
            return try await listFolders(prefix, after: after, limit: limit)
        }
        var found: [ObjectEntry] = []
        var token: String?
        var last = after
        repeat {
            let wanted = min(Self.pageSize, limit - found.count)
            guard let page = try await keysPage(prefix, after: after, token: token, size: wanted) else {
                return try await listFolders(prefix, after: after, limit: limit)
            }
            for object in page.objects {
                if let last, object.key <= last { throw disorder(object.key, last) }
                last = object.key
                if ObjectKey.isValid(object.key), object.key.hasPrefix(prefix) { found.append(object) }
            }
            token = page.next
        } while token != nil && found.count < limit
        return Array(found.prefix(limit))
    }

    /// nil where the first page shows that the store lists by folders.
    private func keysPage(_ prefix: String, after: String?, token: String?, size: Int) async throws -> S3Page? {
        var query = [("prefix", location.prefix + prefix), ("max-keys", String(size))]
        if let token {
            query.append(("continuation-token", token))
        } else if let after {
            query.append(("start-after", location.prefix + after))
        }
        return try await page(query, about: prefix) { [features] answer in
            await features.learnOrder(answer.headers["server"]) == .keys
        }
    }

    /// One page; nil where `isWanted` refuses the answer.
    func page(
        _ query: [(String, String)], about prefix: String, if isWanted: @Sendable (HTTPAnswer) async -> Bool
    ) async throws -> S3Page? {
        var request = S3Request("GET", nil)
        request.query = [("list-type", "2"), ("encoding-type", "url")] + query
        let asked = request
        let (page, isUsed) = try await client.perform(prefix.isEmpty ? "its listing" : prefix) { attempt in
            let answer = try await client.send(asked, attempt)
            let isUsed = await isWanted(answer)
            return (try S3Page(try Self.element(answer), prefix: location.prefix), isUsed)
        }
        await features.seeBucket()
        return isUsed ? page : nil
    }

    private func disorder(_ key: String, _ before: String) -> TidemarkError {
        TidemarkError(
            .storeUnsupported, "\(url) lists “\(key)” after “\(before)”, which is not in the order of keys.",
            hint: "Add listing=folders to the repository's URL, or use another store.")
    }
}
