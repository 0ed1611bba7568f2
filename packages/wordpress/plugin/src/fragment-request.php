<?php
/**
 * A request for a fragment.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * What is requested from the desk: an article or a reader, and how it is shown.
 */
final class FragmentRequest {
	/**
	 * Creates a request.
	 *
	 * @param Page          $page  What is shown.
	 * @param array<string> $hide  Parts to hide.
	 * @param string        $lang  A language tag.
	 * @param int           $level Of the title.
	 */
	public function __construct(
		public readonly Page $page,
		private readonly array $hide,
		private readonly string $lang,
		private readonly int $level,
	) {
	}

	/**
	 * Returns the request for another page that is shown in the same way.
	 *
	 * @param Page $page What is shown.
	 */
	public function with_page( Page $page ): self {
		return new self( $page, $this->hide, $this->lang, $this->level );
	}

	/**
	 * Returns the parts of the path.
	 *
	 * @return array<string>
	 */
	public function path(): array {
		return array( 'fragments', ...$this->page->path() );
	}

	/**
	 * Returns the query.
	 *
	 * @return array<string, string>
	 */
	public function query(): array {
		$query = array(
			'hide'          => implode( ',', $this->hide ),
			'lang'          => $this->lang,
			'heading-level' => (string) $this->level,
		);
		return array_filter( $query, static fn( string $value ): bool => '' !== $value );
	}

	/**
	 * Returns the query of this site's REST route for open pages.
	 *
	 * @return array<string, string>
	 */
	public function route_query(): array {
		return array(
			'type'  => $this->page->type,
			'key'   => $this->page->key,
			'hide'  => implode( ',', $this->hide ),
			'lang'  => $this->lang,
			'level' => (string) $this->level,
		);
	}
}
