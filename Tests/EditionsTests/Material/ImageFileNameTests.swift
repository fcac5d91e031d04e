import Testing

@testable import Editions

@Suite struct ImageFileNameTests {
  @Test(arguments: [
    ("museum-hall", "img/museum-hall.jpg"),
    ("museum-hall.jpg", "https://x.org/museum%2Dhall.jpg?w=3"),
    ("photo-2024.jpg", "img/other.jpg"), ("DSC_0042", "a/DSC_0042.JPG"),
    ("IMG_1234", "https://example.org/cover.png"), ("IMG 1234", "img/IMG_1234.jpg"),
    ("DSC00012", "x.png"), ("Museum-Hall", "img/museum_hall.png"), ("paris", "img/paris.jpg"),
    ("été", "img/%C3%A9t%C3%A9.png"), ("img/x.svg", "img/x.svg"),
    ("Screenshot 2024-01-01 at 10.00.00", "img/x.png"),
  ])
  func isName(text: String, url: String) {
    #expect(ImageFileName.isName(text, of: url))
  }

  @Test(arguments: [
    ("Paris", "img/paris.jpg"), ("Museum hall", "img/museum-hall.jpg"),
    ("The museum hall at dawn", "img/museum-hall.jpg"), ("Hall", "img/photo.jpg"),
    ("Boeing 747", "img/plane.jpg"), ("Paris 2024", "img/games.jpg"),
    ("Photo of the hall", "x.png"),
    ("Photo 1", "x.png"), ("A scan of 12 pages", "x.png"), ("50% off", "x.png"),
  ])
  func isDescription(text: String, url: String) {
    #expect(!ImageFileName.isName(text, of: url))
  }
}
