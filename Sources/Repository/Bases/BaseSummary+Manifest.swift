extension BaseSummary {
    /// What of a manifest is shown in listings.
    package init(_ manifest: BaseManifest) {
        self.init(
            id: manifest.id, state: manifest.state, startedAt: manifest.startedAt, finishedAt: manifest.finishedAt,
            serverVersion: manifest.serverVersion, low: manifest.low, convergence: manifest.convergence,
            convergenceTime: manifest.convergenceTime, run: manifest.run, firstSegment: manifest.firstSegment,
            convergenceSegment: manifest.convergenceSegment, tables: UInt64(manifest.tables.count),
            rows: manifest.tables.reduce(0) { $0 + $1.rows }, rawBytes: manifest.tables.reduce(0) { $0 + $1.rawBytes },
            storedBytes: manifest.tables.reduce(0) { sum, table in
                table.chunks.reduce(sum) { $0 + $1.storedBytes }
            }, notes: manifest.notes)
    }
}
