<?php
/**
 * A copy of an article or a reader.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The HTML of an article or a reader as it was at a time; its HTML has passed the MarkupFilter.
 */
final class Fragment {
	/**
	 * Creates a fragment.
	 *
	 * @param string $title      Of the article, or the reader's name.
	 * @param string $lang       A language tag.
	 * @param string $html       Without anything that runs; '' if there is no such article or reader.
	 * @param int    $fetched_at In seconds since 1970.
	 * @param string $etag       Of the desk's response, or ''.
	 * @param bool   $is_last    Whether the desk cannot be reached, so that it may be out of date.
	 */
	private function __construct(
		public readonly string $title,
		public readonly string $lang,
		public readonly string $html,
		public readonly int $fetched_at,
		public readonly string $etag,
		public readonly bool $is_last = false,
	) {
	}

	/**
	 * Reads a response of the desk; returns null if it is not one.
	 *
	 * @param DeskResponse $response From the desk.
	 * @param Page         $page     What was requested.
	 */
	public static function read( DeskResponse $response, Page $page ): ?self {
		if ( 'missing' === $response->state ) {
			return new self( '', '', '', time(), '' );
		}
		$title = $response->json['title'] ?? null;
		$lang  = $response->json['lang'] ?? null;
		$html  = $response->json['html'] ?? null;
		if ( ! is_string( $title ) || ! is_string( $lang ) || ! is_string( $html ) ) {
			return null;
		}
		$clean = ( new MarkupFilter() )->filter( $html );
		if ( ! str_contains( $clean, 'article' === $page->type ? '<reader-article' : '<reader-card' ) ) {
			return null;
		}
		return new self(
			mb_substr( sanitize_text_field( $title ), 0, 200 ),
			EmbedOptions::is_language( $lang ) ? $lang : '',
			$clean,
			time(),
			$response->etag,
		);
	}

	/**
	 * Reads a stored copy; returns null if it is not one.
	 *
	 * @param mixed $stored From to_array().
	 */
	public static function from( mixed $stored ): ?self {
		if ( ! is_array( $stored ) || Plugin::VERSION !== ( $stored['version'] ?? '' ) ) {
			return null;
		}
		return new self( $stored['title'], $stored['lang'], $stored['html'], $stored['fetched_at'], $stored['etag'] );
	}

	/**
	 * Returns the values to store. Another version of the plugin may allow other HTML, so it fetches anew.
	 *
	 * @return array<string, string|int>
	 */
	public function to_array(): array {
		return array(
			'version'    => Plugin::VERSION,
			'title'      => $this->title,
			'lang'       => $this->lang,
			'html'       => $this->html,
			'fetched_at' => $this->fetched_at,
			'etag'       => $this->etag,
		);
	}

	/**
	 * Returns the same content as of now.
	 */
	public function confirmed(): self {
		return new self( $this->title, $this->lang, $this->html, time(), $this->etag );
	}

	/**
	 * Returns the same content, marked as one that may be out of date.
	 */
	public function as_last(): self {
		return new self( $this->title, $this->lang, $this->html, $this->fetched_at, $this->etag, true );
	}

	/**
	 * Whether there is no such article or reader.
	 */
	public function is_missing(): bool {
		return '' === $this->html;
	}
}
