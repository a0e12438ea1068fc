package import Repository

/// Keeps the folds of all tables within a limit of memory: what is largest goes to the disk.
package struct FoldBudget: Sendable {
    package let limit: Int
    private let folder: String
    private var file: ScratchFile?

    /// - Parameters:
    ///   - limit: bytes.
    ///   - folder: where the scratch file is made when it is needed.
    package init(limit: Int, folder: String) {
        self.limit = limit
        self.folder = folder
    }

    /// Bytes on the disk.
    package var spilled: UInt64 { file?.size ?? 0 }

    /// The file, made when first asked for.
    package mutating func scratch() throws -> ScratchFile {
        if let file { return file }
        let made = try ScratchFile(in: folder)
        file = made
        return made
    }

    /// Makes room where the folds take more than the limit.
    package mutating func keep(_ folds: inout [RowFold]) throws {
        var memory = folds.reduce(0) { $0 + $1.table.memory }
        while memory > limit {
            guard let largest = folds.indices.max(by: { folds[$0].table.memory < folds[$1].table.memory }),
                folds[largest].table.memory > 0
            else { return }
            memory -= folds[largest].table.memory
            if folds[largest].table.isWasteful {
                folds[largest].compact()
            } else {
                try folds[largest].spill(to: try scratch())
            }
            memory += folds[largest].table.memory
        }
    }
}
