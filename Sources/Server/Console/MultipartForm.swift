package import Console
internal import Core
internal import Service

/// `multipart/form-data`, RFC 7578: fields, and at most one file.
package enum MultipartForm {
    private static let mostParts = 200
    private static let longestHead = 4096
    private static let newline: [UInt8] = [13, 10]

    /// Throws `RefusedFields`.
    package static func read(_ bytes: [UInt8], type: String) throws -> ConsoleForm {
        guard let boundary = parameter("boundary", of: type), (1...70).contains(boundary.utf8.count) else {
            throw FormReader.unreadable()
        }
        let mark = Array("--\(boundary)".utf8)
        guard bytes.starts(with: mark) else { throw FormReader.unreadable() }
        let divider = newline + mark
        var fields: [String: [String]] = [:]
        var file: ConsoleForm.File?
        var rest = bytes[mark.count...]
        for _ in 0..<mostParts {
            if rest.starts(with: Array("--".utf8)) { return ConsoleForm(fields, file: file) }
            guard rest.starts(with: newline), let end = find(divider, in: rest) else { throw FormReader.unreadable() }
            // Its first line break stays, so that an empty head is found too.
            let part = rest[..<end]
            rest = rest[(end + divider.count)...]
            guard let headEnd = find(newline + newline, in: part), headEnd - part.startIndex <= longestHead,
                let head = String(validating: part[..<headEnd], as: UTF8.self)
            else { throw FormReader.unreadable() }
            let content = part[(headEnd + 4)...]
            let lines = head.split(whereSeparator: \.isNewline)
            guard let disposition = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
                let name = parameter("name", of: String(disposition)), !name.utf8.contains(0)
            else { throw FormReader.unreadable() }
            if let fileName = parameter("filename", of: String(disposition)) {
                // A file that was not chosen is sent as an empty one without a name.
                guard !fileName.isEmpty || !content.isEmpty else { continue }
                guard file == nil else { throw FormReader.unreadable() }
                file = ConsoleForm.File(field: name, name: fileName, bytes: Array(content))
            } else {
                guard let value = String(validating: content, as: UTF8.self), !value.utf8.contains(0) else {
                    throw FormReader.unreadable()
                }
                fields[name, default: []].append(value)
            }
        }
        throw FormReader.unreadable()
    }

    /// A parameter of a header, quoted or not; browsers write quotes and line breaks in names as `%22`, `%0D%0A`.
    private static func parameter(_ wanted: String, of header: String) -> String? {
        for part in header.split(separator: ";").dropFirst() {
            let halves = part.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].filter({ $0 != " " }).lowercased() == wanted else { continue }
            let value = halves[1]
            return value.hasPrefix("\"") && value.hasSuffix("\"") && value.utf8.count >= 2
                ? String(value.dropFirst().dropLast()) : String(value)
        }
        return nil
    }

    /// Where a pattern begins, in one pass: what is sent is as large as a list of instances.
    private static func find(_ pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
        var place = bytes.startIndex
        let last = bytes.endIndex - pattern.count
        while place <= last {
            if bytes[place] == first, bytes[place..<(place + pattern.count)].elementsEqual(pattern) { return place }
            place += 1
        }
        return nil
    }
}
