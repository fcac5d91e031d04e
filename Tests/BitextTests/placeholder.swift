import Testing
@testable import Bitext
