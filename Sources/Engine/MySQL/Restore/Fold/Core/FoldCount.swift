/// How many more times a row without a key is there than before: the image of its entry, 8 bytes.
enum FoldCount {
    static func read(_ image: UnsafeRawBufferPointer?) -> Int64 {
        guard let image, image.count == MemoryLayout<Int64>.size else { return 0 }
        return image.loadUnaligned(as: Int64.self)
    }
}
