internal import Core
internal import ObjectStore

/// Where a repository lies, as far as its address tells.
package enum StorePlace: Sendable, Hashable {
    /// A folder, which may be anywhere.
    case folder
    case bucket(name: String, endpoint: String, region: String)

    /// What is no address of a bucket is taken for a folder, which tells nothing.
    package init(url: String) {
        guard url.hasPrefix("s3://"), let location = try? S3Location(parsing: url) else {
            self = .folder
            return
        }
        self = .bucket(name: location.bucket, endpoint: "\(location.endpoint)", region: location.region)
    }

    /// Whether two repositories lie in different places; nil where their addresses do not tell.
    package func isElsewhere(than other: StorePlace) -> Bool? {
        switch (self, other) {
        case (.folder, .folder): nil
        case (.folder, .bucket), (.bucket, .folder): true
        case (.bucket(let name, let endpoint, let region), .bucket(let second, let otherEndpoint, let otherRegion)):
            // Two buckets of one region may be in one building.
            endpoint != otherEndpoint || region != otherRegion ? true : name == second ? false : nil
        }
    }
}
