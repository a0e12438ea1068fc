extension Lab {
    /// What `tidemark digest` says of a server, one object a table.
    package func digests(_ server: DatabaseServer) async throws -> [String] {
        try await program.require(
            ["digest", "--source", server.url(), "--json"],
            environment: ["TIDEMARK_SOURCE_PASSWORD": DatabaseServer.password]
        ).output.split(separator: "\n").map(String.init).filter { $0.contains(#""event":"table""#) }
    }
}
